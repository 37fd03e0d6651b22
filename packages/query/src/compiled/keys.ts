import { foldText } from "@tocsin/text/fold";
import { formsOf } from "../forms/formsOf.ts";
import type { FieldName, FieldNode, FlagName, Query } from "../tree/node.ts";
import { printQuery } from "../tree/print.ts";
import { LinkKeys } from "./linkKeys.ts";
import { type Trigger, Triggers } from "./triggers.ts";

/** What of a query is found out of a post by looking once: each has a number, shared by all queries that ask for it. */
export type KeyedNode =
  | Extract<Query, { kind: "word" | "prefix" | "forms" | "exact" | "hashtag" | "handle" | "flag" }>
  | FieldNode;

interface Known {
  readonly key: number;
  readonly node: KeyedNode;
  users: number;
}

/** The keys of all queries of a set, each kept as long as a query uses it. */
export class KeyBook {
  readonly words = new Triggers();
  readonly prefixes = new Triggers();
  /** How many prefixes there are of each length; the last place counts all that are longer. */
  readonly prefixLengths = new Int32Array(32);
  readonly authors = new Map<string, number>();
  readonly languages = new Map<string, number>();
  readonly platforms = new Map<string, number>();
  readonly links = new LinkKeys();
  readonly flags = new Map<FlagName, number>();
  /** Changes with every key that comes or goes. */
  edition = 0;

  private readonly known = new Map<string, Known>();
  private readonly free: number[] = [];
  private next = 0;

  /** Numbers given out so far: keys are below. */
  get size(): number {
    return this.next;
  }

  /** The key of `node`; `release` gives it back. */
  use(node: KeyedNode): number {
    const name = printQuery(node);
    const found = this.known.get(name);
    if (found !== undefined) {
      found.users++;
      return found.key;
    }
    const key = this.free.pop() ?? this.next++;
    this.known.set(name, { key, node, users: 1 });
    this.edition++;
    this.setOff(node, key, true);
    return key;
  }

  /** The key of a node that is in use. */
  keyOf(node: KeyedNode): number {
    return this.known.get(printQuery(node))!.key;
  }

  release(node: KeyedNode): void {
    const name = printQuery(node);
    const found = this.known.get(name);
    if (found === undefined || --found.users > 0) return;
    this.known.delete(name);
    this.free.push(found.key);
    this.edition++;
    this.setOff(node, found.key, false);
  }

  private setOff(node: KeyedNode, key: number, isNew: boolean): void {
    const trigger = (where: Triggers, word: string, sign: Trigger["sign"] = "", written: string | null = null) =>
      isNew ? where.add(word, { key, sign, written }) : where.delete(word, key);
    switch (node.kind) {
      case "word":
        trigger(this.words, node.word);
        return;
      case "exact":
        trigger(this.words, foldText(node.written), "", node.written);
        return;
      case "forms":
        for (const form of formsOf(node.word)) trigger(this.words, form);
        return;
      case "prefix":
        this.countPrefix(node.prefix, isNew);
        trigger(this.prefixes, node.prefix);
        return;
      case "hashtag":
      case "handle": {
        const [atom, sign] = node.kind === "hashtag" ? ([node.tag, "#"] as const) : ([node.handle, "@"] as const);
        if (atom.kind === "word") {
          trigger(this.words, atom.word, sign);
          return;
        }
        this.countPrefix(atom.prefix, isNew);
        trigger(this.prefixes, atom.prefix, sign);
        return;
      }
      case "flag":
        note(this.flags, node.flag, isNew ? key : null);
        return;
      case "field":
        if (node.field === "link") this.links.note(node.value, isNew ? key : null);
        else note(this.mapOf(node.field), node.value, isNew ? key : null);
        return;
    }
  }

  private mapOf(field: Exclude<FieldName, "link">): Map<string, number> {
    if (field === "from") return this.authors;
    return field === "lang" ? this.languages : this.platforms;
  }

  private countPrefix(prefix: string, isNew: boolean): void {
    const place = Math.min(prefix.length, 31);
    this.prefixLengths[place] = this.prefixLengths[place]! + (isNew ? 1 : -1);
  }
}

function note<K>(map: Map<K, number>, name: K, key: number | null): void {
  if (key === null) map.delete(name);
  else map.set(name, key);
}
