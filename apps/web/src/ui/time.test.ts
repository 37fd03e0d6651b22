import { createIntl } from "react-intl";
import { describe, expect, it } from "vitest";
import { sayInstant, sayRelative } from "./time.tsx";

const now = Date.parse("2026-03-21T12:00:00Z");
const before = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const speak = (locale: string) => createIntl({ locale, timeZone: "Asia/Tehran", messages: {} });

describe("times in words", () => {
  it("uses the largest unit that fits", () => {
    expect(sayRelative(speak("en"), before(12), now)).toBe("12 minutes ago");
    expect(sayRelative(speak("en"), before(125), now)).toBe("2 hours ago");
    expect(sayRelative(speak("en"), before(-60 * 24 * 6), now)).toBe("in 6 days");
  });

  it("names the date of what is more than a month away", () => {
    expect(sayRelative(speak("en"), before(60 * 24 * 400), now)).toBe("Feb 14, 2025");
  });

  it("calls the same moment this minute", () => {
    expect(sayRelative(speak("en"), before(0.2), now)).toBe("this minute");
  });

  it("writes Persian dates in the Jalali calendar and Persian digits", () => {
    expect(sayInstant(speak("fa"), before(0))).toContain("۱۴۰۵");
  });

  it("writes Arabic numbers in Arabic digits", () => {
    expect(sayRelative(speak("ar-EG"), before(12), now)).toContain("١٢");
  });
});
