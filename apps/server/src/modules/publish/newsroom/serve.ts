import { mkdirSync } from "node:fs";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { Context } from "../../../context.ts";
import { shelvesFolder } from "./shelf.ts";

/** Pages may show text and their own style sheet, and do nothing else. */
const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** A correction is seen within a minute, and a rush on one statement is answered from the caches in between. */
const FRESH_SECONDS = 60;

/** The newsroom's files under /newsroom. Nothing here asks the database, so the public is answered even when it is down. */
export async function serveNewsroom(app: FastifyInstance, { config }: Pick<Context, "config">): Promise<void> {
  const root = shelvesFolder(config.dataFolder);
  mkdirSync(root, { recursive: true });
  await app.register(
    async (scope) => {
      scope.addHook("onSend", async (_request, reply) => {
        reply.header("content-security-policy", POLICY);
        reply.header(
          "cache-control",
          reply.statusCode < 400 ? `public, max-age=${FRESH_SECONDS}, stale-if-error=86400` : "no-store",
        );
      });
      scope.setNotFoundHandler((_request, reply) =>
        reply.status(404).type("text/plain; charset=utf-8").send("There is no such page in this newsroom.\n"),
      );
      await scope.register(fastifyStatic, {
        root,
        decorateReply: false,
        redirect: true,
        cacheControl: false,
        dotfiles: "ignore",
      });
    },
    { prefix: "/newsroom" },
  );
}
