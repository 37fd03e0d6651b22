import type { EndpointName } from "@tocsin/contract";
import type { Context } from "../../context.ts";
import type { SomeHandlers } from "../../platform/http/endpoint.ts";

type Mine = Extract<EndpointName, "listReviews" | "getReview" | "createLesson" | "deleteLesson">;
export declare function reviewRoutes(context: Context): SomeHandlers<Mine>;
