import type { reviewShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import { listMarks } from "../../overview.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { found } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { readPoints } from "../detect/index.ts";
import { listMembers, recordAudit } from "../people/index.ts";
import {
  findIncident,
  type IncidentRow,
  listTasks,
  listTimeline,
  toIncident,
  toTimelineEntry,
} from "../respond/index.ts";
import * as queries from "./queries.ts";
import { type Acts, type Course, chartSpan, chartStep, measureResponse, moodSpans } from "./rules.ts";

type Review = z.infer<typeof reviewShapes.review>;
type Lesson = z.infer<typeof reviewShapes.lesson>;
export type LessonWish = z.output<typeof reviewShapes.lessonBody>;

/** Everything the product can say about one incident, closed or still running. */
export async function readReview(context: Context, workspaceId: string, incidentId: string): Promise<Review> {
  const { db, clock } = context;
  const incident = found(await findIncident(db, workspaceId, incidentId), "incident");
  const { course, acts } = await readCourse(context, incident);
  const [timeline, tasks, lessons, volume] = await Promise.all([
    listTimeline(db, workspaceId, incidentId),
    listTasks(db, workspaceId, incidentId),
    queries.listLessons(db, workspaceId, incidentId),
    readVolume(context, incident, course),
  ]);
  const now = clock.now();
  return {
    incident: toIncident(incident, now),
    timeline: timeline.map(toTimelineEntry),
    ...volume,
    responseTimes: measureResponse(course, acts),
    tasks: {
      total: tasks.length,
      done: tasks.filter((task) => task.done_at !== null).length,
      late: tasks.filter((task) => (task.done_at ?? now) > task.due_at).length,
    },
    lessons: lessons.map(toLesson),
  };
}

async function readCourse({ db, clock }: Context, incident: IncidentRow): Promise<{ course: Course; acts: Acts }> {
  const { workspace_id: workspaceId, id, opened_at: openedAt, closed_at: closedAt } = incident;
  const [signs, firstStatementAt] = await Promise.all([
    queries.findSigns(db, workspaceId, id),
    queries.findFirstStatement(db, workspaceId, id),
  ]);
  const course = { firstSignAt: signs.since ?? signs.first_mention_at, openedAt, closedAt, now: clock.now() };
  return { course, acts: { alertAt: signs.alert_at, acknowledgedAt: signs.acknowledged_at, firstStatementAt } };
}

type Volume = Pick<Review, "stepMinutes" | "points" | "marks" | "mood" | "mentions">;
const NO_MOOD = { negative: 0, neutral: 0, positive: 0, total: 0 };
const NO_VOLUME: Volume = {
  stepMinutes: 60,
  points: [],
  marks: [],
  mood: { before: NO_MOOD, during: NO_MOOD, after: NO_MOOD },
  mentions: { total: 0, voices: 0, echoes: 0, peakAt: null, peakPerHour: 0 },
};

/** The curve against its expected band, and what was said before, during and after. An incident without a watch has none. */
async function readVolume(
  context: Context,
  { workspace_id: workspaceId, watch_id: watchId }: IncidentRow,
  course: Course,
): Promise<Volume> {
  if (watchId === null) return NO_VOLUME;
  const { db } = context;
  const key = { workspaceId, watchId };
  const chart = chartSpan(course);
  const { before, during, after } = moodSpans(course);
  const [series, marks, calm, storm, rest, count, peak] = await Promise.all([
    readPoints(context, key, { ...chart, stepMinutes: chartStep(chart) }),
    listMarks(context, key, chart),
    queries.sumMood(db, { ...key, ...before }),
    queries.sumMood(db, { ...key, ...during }),
    queries.sumMood(db, { ...key, ...after }),
    queries.countMentions(db, { ...key, ...during }),
    queries.findPeak(db, { ...key, ...during }),
  ]);
  const mentions = { ...count, peakAt: peak?.at.toISOString() ?? null, peakPerHour: peak?.seen ?? 0 };
  return { ...series, marks, mood: { before: calm, during: storm, after: rest }, mentions };
}

const toLesson = (row: queries.LessonRow): Lesson => ({
  id: row.id,
  kind: row.kind,
  text: row.text,
  owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? "" },
  dueAt: row.due_at?.toISOString() ?? null,
  by: { id: row.written_by, name: row.writer_name },
  at: row.written_at.toISOString(),
});

export async function storeLesson(context: Context, actor: Actor, incidentId: string, wish: LessonWish): Promise<void> {
  const at = context.clock.now();
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    found(await findIncident(tx, workspaceId, incidentId), "incident");
    if (wish.ownerId !== null)
      found(
        (await listMembers(tx, workspaceId)).find((member) => member.person_id === wish.ownerId),
        "person",
      );
    await queries.storeLesson(tx, {
      ...{
        workspace_id: workspaceId,
        id: newId(at),
        incident_id: incidentId,
        kind: wish.kind,
        text: wish.text,
        owner_id: wish.ownerId,
      },
      ...{ due_at: wish.dueAt === null ? null : new Date(wish.dueAt), written_by: actor.id, written_at: at },
    });
    await context.live.tell(tx, workspaceId, { kind: "incident", id: incidentId, change: "lesson" });
  });
}

/** What is struck out of a review stays in the audit log, with its words. */
export async function deleteLesson(context: Context, actor: Actor, incidentId: string, id: string): Promise<void> {
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    const gone = found(await queries.deleteLesson(tx, { workspaceId, incidentId, id }), "lesson");
    await recordAudit(tx, actor, {
      at: context.clock.now(),
      action: "lesson-deleted",
      subject: gone.text.slice(0, 200),
      details: { incidentId, kind: gone.kind },
    });
    await context.live.tell(tx, workspaceId, { kind: "incident", id: incidentId, change: "lesson" });
  });
}
