import type { Program } from "./program.ts";

/** Programs of all queries in one row of numbers, so that running one touches one place of memory. */
export class ProgramPool {
  row = new Int32Array(4096);
  private end = 0;
  private garbage = 0;
  /** Two numbers for each query: where its program begins, and the post it was last tried on. */
  starts = new Int32Array(1024);
  private readonly lengths: number[] = [];

  store(query: number, program: Program): void {
    if (query * 2 >= this.starts.length) this.starts = larger(this.starts, query * 2 + 2);
    if (this.end + program.length > this.row.length) this.makeRoom(program.length);
    this.row.set(program, this.end);
    this.starts[query * 2] = this.end;
    this.starts[query * 2 + 1] = 0;
    this.lengths[query] = program.length;
    this.end += program.length;
  }

  delete(query: number): void {
    this.garbage += this.lengths[query]!;
    this.lengths[query] = 0;
  }

  private makeRoom(wanted: number): void {
    const row = new Int32Array((this.end - this.garbage + wanted) * 2);
    let end = 0;
    this.lengths.forEach((length, query) => {
      const start = this.starts[query * 2]!;
      row.set(this.row.subarray(start, start + length), end);
      this.starts[query * 2] = end;
      end += length;
    });
    this.row = row;
    this.end = end;
    this.garbage = 0;
  }
}

function larger(array: Int32Array, wanted: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(Math.max(array.length * 2, wanted));
  made.set(array);
  return made;
}
