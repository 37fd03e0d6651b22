import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { ApiProblem } from "@tocsin/contract/client";
import { Shell } from "./shell/Shell.tsx";
import { ask } from "./ui/api.ts";
import { NotFound } from "./ui/NotFound.tsx";
import { Failure, Loading } from "./ui/States.tsx";
import type { UrlState } from "./ui/urlState.ts";

interface Context {
  readonly queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NotFound,
  validateSearch: (search): UrlState => search as UrlState,
});

const people = () => import("./features/people/index.ts");
const listen = () => import("./features/listen/index.ts");
const understand = () => import("./features/understand/index.ts");
const detect = () => import("./features/detect/index.ts");
const alert = () => import("./features/alert/index.ts");
const respond = () => import("./features/respond/index.ts");
const publish = () => import("./features/publish/index.ts");
const review = () => import("./features/review/index.ts");
const prepare = () => import("./features/prepare/index.ts");
const settings = () => import("./shell/Settings.tsx");

/** Every page behind the door: nobody gets here before the setup is done and they are signed in. */
const inside = createRoute({ getParentRoute: () => root, id: "inside", component: Shell, beforeLoad: requireSession });

async function requireSession({ context, location }: { context: Context; location: { href: string } }) {
  const setup = await context.queries.ensureQueryData(ask("getSetup"));
  if (setup.isNeeded) throw redirect({ to: "/setup" });
  await context.queries.ensureQueryData(ask("getSession")).catch((error: unknown) => {
    if (!(error instanceof ApiProblem) || error.problem.status !== 401) throw error;
    throw redirect({ to: "/sign-in", search: { next: location.href } });
  });
}

const page = { getParentRoute: () => inside } as const;

const insidePages = [
  createRoute({ ...page, path: "/", component: lazyRouteComponent(detect, "WatchPage") }),
  createRoute({ ...page, path: "/watch/$id", component: lazyRouteComponent(detect, "WatchDetailPage") }),
  createRoute({ ...page, path: "/mentions", component: lazyRouteComponent(listen, "MentionsPage") }),
  createRoute({
    ...page,
    path: "/insights",
    beforeLoad: ({ search }) => {
      throw redirect({ to: "/insights/$tab", params: { tab: "share" }, search });
    },
  }),
  createRoute({ ...page, path: "/insights/$tab", component: lazyRouteComponent(understand, "InsightsPage") }),
  createRoute({
    ...page,
    path: "/insights/narratives/$id",
    component: lazyRouteComponent(understand, "NarrativePage"),
  }),
  createRoute({ ...page, path: "/alerts", component: lazyRouteComponent(alert, "AlertsPage") }),
  createRoute({ ...page, path: "/alerts/$id", component: lazyRouteComponent(alert, "AlertPage") }),
  createRoute({ ...page, path: "/incidents", component: lazyRouteComponent(respond, "IncidentsPage") }),
  createRoute({ ...page, path: "/incidents/$id", component: lazyRouteComponent(respond, "IncidentPage") }),
  createRoute({ ...page, path: "/publish", component: lazyRouteComponent(publish, "StatementsPage") }),
  createRoute({ ...page, path: "/publish/$id", component: lazyRouteComponent(publish, "StatementPage") }),
  createRoute({ ...page, path: "/review", component: lazyRouteComponent(review, "ReviewsPage") }),
  createRoute({ ...page, path: "/review/$id", component: lazyRouteComponent(review, "ReviewPage") }),
  createRoute({
    ...page,
    path: "/prepare",
    beforeLoad: () => {
      throw redirect({ to: "/prepare/$tab", params: { tab: "brands" } });
    },
  }),
  createRoute({ ...page, path: "/prepare/$tab", component: lazyRouteComponent(prepare, "PreparePage") }),
  createRoute({
    ...page,
    path: "/settings",
    beforeLoad: () => {
      throw redirect({ to: "/settings/$tab", params: { tab: "me" } });
    },
  }),
  createRoute({ ...page, path: "/settings/$tab", component: lazyRouteComponent(settings, "Settings") }),
] as const;

const outside = { getParentRoute: () => root } as const;
const outsidePages = [
  createRoute({ ...outside, path: "/setup", component: lazyRouteComponent(people, "SetupPage") }),
  createRoute({ ...outside, path: "/sign-in", component: lazyRouteComponent(people, "SignInPage") }),
  createRoute({ ...outside, path: "/invitation/$token", component: lazyRouteComponent(people, "InvitationPage") }),
] as const;

const tree = root.addChildren([inside.addChildren(insidePages), ...outsidePages]);

export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPendingComponent: Loading,
    defaultErrorComponent: ({ error, reset }) => <Failure error={error} onRetry={reset} />,
    defaultPreload: "intent",
    scrollRestoration: true,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: printSearch,
  });
}

/** Plain `?key=value`: addresses are read and typed by people, too. */
function printSearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
