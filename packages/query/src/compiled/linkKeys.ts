import { addressHolds } from "../match/match.ts";

/** Letters and digits of an address between its dots, slashes and dashes. */
const PIECE = /[\p{L}\p{N}]+/gu;
const FIRST_WHOLE_PIECE = /^([\p{L}\p{N}]+)[^\p{L}\p{N}]/u;

/** Keys of addresses that are asked for, found by the first whole piece of what is asked. */
export class LinkKeys {
  size = 0;
  private readonly byPiece = new Map<string, Map<string, number>>();

  /** Notes the key of `value`, or forgets it. */
  note(value: string, key: number | null): void {
    const piece = FIRST_WHOLE_PIECE.exec(value)?.[1] ?? "";
    const values = this.byPiece.get(piece) ?? new Map<string, number>();
    this.size += key === null ? -1 : 1;
    if (key === null) values.delete(value);
    else values.set(value, key);
    if (values.size === 0) this.byPiece.delete(piece);
    else this.byPiece.set(piece, values);
  }

  /** Calls `add` with the key of each value that `address` holds. */
  visit(address: string, add: (key: number) => void): void {
    const pieces = new Set(["", ...(address.match(PIECE) ?? [])]);
    for (const piece of pieces)
      for (const [value, key] of this.byPiece.get(piece) ?? []) if (addressHolds(address, value)) add(key);
  }
}
