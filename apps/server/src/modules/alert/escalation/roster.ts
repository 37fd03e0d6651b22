/** Everybody and everything that can be called in a workspace, and how each is reached. */
import type { Callee, Department, Duty, Language } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import type { Db } from "../../../platform/db/database.ts";
import { getWorkspace, listMembers } from "../../people/index.ts";
import { listContacts } from "../../prepare/index.ts";
import { readBells, toReceiver } from "../bells.ts";
import type { Receiver } from "../channels/channel.ts";
import { findSmsGateway } from "../queries.ts";
import { ALWAYS_ON_DUTY } from "./duty.ts";
import * as queries from "./queries.ts";
import type { RotationPlan } from "./shifts.ts";
import { type Callable, type Called, keyOf, type Roster, readKey } from "./targets.ts";
import { wallClockOf } from "./wallTime.ts";

export interface Book {
  readonly roster: Roster;
  readonly timeZone: string;
  /** The ways to a person, by key. */
  readonly ways: ReadonlyMap<string, readonly Receiver[]>;
  readonly bells: ReadonlyMap<string, Receiver>;
}

/** Who can be called for alerts of this severity. */
export async function readBook(context: Context, db: Db, workspaceId: string, severity: number): Promise<Book> {
  const { time_zone: timeZone } = await getWorkspace(db, workspaceId);
  const bells = (await readBells(context, db, workspaceId)).filter(
    (bell) => !bell.is_paused && severity >= bell.minimum_severity,
  );
  const duties = new Map((await queries.listDuties(db, workspaceId)).map(({ callee, body }) => [callee, body]));
  const people = [
    ...(await listMemberCards(db, workspaceId, bells.map(toReceiver))),
    ...(await listContactCards(db, workspaceId)),
  ];
  const roster: Roster = {
    clock: wallClockOf(timeZone),
    people: people.map((card) => toCallable(card, duties.get(keyOf(card.callee)) ?? ALWAYS_ON_DUTY)),
    rotations: await readRotations(db, workspaceId),
    bells: bells.map(({ id, person_id }) => ({ id, owner: person_id === null ? null : `member:${person_id}` })),
  };
  return {
    ...{ roster, timeZone },
    ways: new Map(people.map(({ callee, ways }) => [keyOf(callee), ways])),
    bells: new Map(bells.map((bell) => [bell.id, toReceiver(bell)])),
  };
}

interface Card {
  readonly callee: Callee;
  readonly name: string;
  readonly isCalled: boolean;
  readonly languages: readonly Language[];
  readonly departments: readonly Department[];
  readonly ways: readonly Receiver[];
}

async function listMemberCards(db: Db, workspaceId: string, bells: readonly Receiver[]): Promise<Card[]> {
  return (await listMembers(db, workspaceId)).map(({ person_id: id, name, email, language }) => {
    const callee: Callee = { kind: "member", id };
    const way = { workspaceId, bellId: null, channel: "email", target: email, language, secret: "" } as const;
    const devices = bells.filter(({ personId }) => personId === id);
    const ways = [way, ...devices].map((receiver) => ({ ...receiver, callee: keyOf(callee) }));
    return { callee, name, isCalled: false, languages: [language], departments: [], ways };
  });
}

/** A letter where there is an address for one; else a text message, where they can be sent. */
async function listContactCards(db: Db, workspaceId: string): Promise<Card[]> {
  const hasGateway = (await findSmsGateway(db, workspaceId)) !== undefined;
  return (await listContacts(db, workspaceId)).map(({ id, name, email, phone, language, department, is_called }) => {
    const callee: Callee = { kind: "contact", id };
    const channel = email !== "" ? "email" : "sms";
    const target = email !== "" ? email : hasGateway ? phone : "";
    const way = { workspaceId, bellId: null, channel, target, language, secret: "", callee: keyOf(callee) } as const;
    const departments = [department as Department];
    return { callee, name, isCalled: is_called, languages: [language], departments, ways: target === "" ? [] : [way] };
  });
}

const unite = <T>(one: readonly T[], other: readonly T[]): T[] => [...new Set([...one, ...other])];

const toCallable = (card: Card, duty: Duty): Callable => ({
  ...{ callee: card.callee, name: card.name, isCalled: card.isCalled, duty },
  isReachable: card.ways.length > 0,
  languages: unite(card.languages, duty.languages),
  departments: unite(card.departments, duty.departments),
});

export async function readRotations(db: Db, workspaceId: string): Promise<Map<string, RotationPlan>> {
  const swaps = await queries.listSwaps(db, workspaceId);
  const swapsOf = (rotationId: string) =>
    swaps
      .filter(({ rotation_id }) => rotation_id === rotationId)
      .map(({ callee, from_at, until_at }) => ({ callee: readKey(callee), from: from_at, until: until_at }));
  const rows = await queries.listRotations(db, workspaceId);
  return new Map(rows.map(({ id, body }) => [id, { ...body, swaps: swapsOf(id) }]));
}

/** The ways to everybody and everything that a step calls. */
export const listReceivers = ({ ways, bells }: Book, { people, bells: ids }: Pick<Called, "people" | "bells">) => [
  ...people.flatMap(({ callee }) => ways.get(keyOf(callee)) ?? []),
  ...ids.flatMap((id) => bells.get(id) ?? []),
];
