import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { Context } from "../../context.ts";
import { missing } from "../errors.ts";

const YEAR_SECONDS = 31_536_000;

/** The web application: hashed files for ever, its one page for every address that is not a file. */
export async function serveWeb(app: FastifyInstance, { paths }: Context): Promise<void> {
  const page = join(paths.web, "index.html");
  if (!existsSync(page)) {
    app.setNotFoundHandler(() => {
      throw missing("page");
    });
    return;
  }
  await app.register(fastifyStatic, {
    root: paths.web,
    index: "index.html",
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = file.includes("/assets/");
      reply.header("cache-control", isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : "no-cache");
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === "GET" && !request.url.startsWith("/api/") && !/\.\w{2,5}$/.test(request.url);
    if (!isPage) throw missing("page");
    return reply.type("text/html").header("cache-control", "no-cache").sendFile("index.html");
  });
}
