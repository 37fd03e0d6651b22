import { describe, expect, test } from "vitest";
import { plainText } from "./markup.ts";

describe("the plain text of markup", () => {
  test("has paragraphs as lines and no tags", () => {
    expect(plainText("<p>Trams <b>stand</b> still.</p><p>Since&nbsp;noon<br/>today.</p>")).toBe(
      "Trams stand still.\nSince noon\ntoday.",
    );
  });

  test("has nothing of scripts and styles, ended or not", () => {
    expect(plainText("a<script>if (1 < 2) alert()</script >b<STYLE>p{}</style>c<script>never ended")).toBe("a b c");
  });

  test("keeps a sign that begins no tag", () => {
    expect(plainText("1 < 2, and 3 > 2")).toBe("1 < 2, and 3 > 2");
  });

  test.each(["<script ", "<br ", "<", "<style>", "<!--", "</p"])(
    "of ten megabytes of %j is read in one walk",
    (unended) => {
      expect(plainText(unended.repeat(10_000_000 / unended.length)).length).toBeLessThanOrEqual(10_000_000);
    },
  );
});
