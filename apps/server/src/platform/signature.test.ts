import { describe, expect, test } from "vitest";
import { checkSignature, signBody } from "./signature.ts";

const now = new Date("2026-03-02T09:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const body = Buffer.from('{"text":"Zug steht · ქართული"}');
const header = signBody("secret", body, now);
const check = (change: Partial<Parameters<typeof checkSignature>[0]>) =>
  checkSignature({ secret: "secret", body, header, now, ...change });

describe("a signature", () => {
  test("fits the very bytes it was made over", () => {
    expect(check({})).toEqual({ ok: true });
    expect(signBody("secret", body.toString("utf8"), now)).toBe(header);
  });

  test("of another secret, another body or another moment is wrong", () => {
    const wrong = { ok: false, why: "wrong" };
    expect(check({ secret: "Secret" })).toEqual(wrong);
    expect(check({ body: Buffer.concat([body, Buffer.from(" ")]) })).toEqual(wrong);
    expect(check({ header: header.replace(/t=\d+/, `t=${later(60).getTime() / 1000}`) })).toEqual(wrong);
  });

  test("holds for five minutes, and a sender's clock may be as much ahead", () => {
    expect(check({ now: later(300) })).toEqual({ ok: true });
    expect(check({ now: later(-300) })).toEqual({ ok: true });
    expect(check({ now: later(301) })).toEqual({ ok: false, why: "too-old" });
    expect(check({ now: later(-301) })).toEqual({ ok: false, why: "too-old" });
  });

  test("that is missing or malformed is told apart from a wrong one", () => {
    expect(check({ header: undefined })).toEqual({ ok: false, why: "missing" });
    for (const malformed of ["", "t=,v1=", "v1=00", header.slice(0, -1), `${header},v1=00`, "t=1e9,v1=zz"])
      expect(check({ header: malformed })).toEqual({ ok: false, why: "malformed" });
  });
});
