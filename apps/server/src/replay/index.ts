export { Course, type CourseSettings, type ReplayWatch, type Turn } from "./course.ts";
export type { CurveHour } from "./curve.ts";
export { type Archive, type BadLine, type Gathered, gatherPosts } from "./gather.ts";
export { type ReplayLine, toNotice } from "./lines.ts";
export { badLinesNotice } from "./notices.ts";
export { type Replayed, type ReplaySettings, replay } from "./replay.ts";
export { type Report, writeReport } from "./report/page.ts";
