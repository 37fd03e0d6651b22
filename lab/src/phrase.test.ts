import { describe, expect, it } from "vitest";
import { rollDice } from "./dice.ts";
import { fillPhrase, lowerFirst, writeByHand } from "./phrase.ts";

const words = { town: ["Casterby"], brand: ["Zumvari"] };

describe("fillPhrase", () => {
  const fill = (template: string, gender: "m" | "f" = "f") =>
    fillPhrase(template, words, { gender, dice: rollDice("x") });

  it("fills slots, also within a choice, and follows the author's gender", () => {
    expect(fill("[In {town}./In {town}.]")).toBe("In Casterby.");
    expect(fill("{Купил|Купила} {brand}")).toBe("Купила Zumvari");
    expect(fill("рад{|а}", "m")).toBe("рад");
  });

  it("leaves a slot nobody filled in sight", () => {
    expect(fill("{nobody} knows")).toBe("{nobody} knows");
  });

  it("begins sentences with capitals, in the scripts that have them", () => {
    expect(fill("Yes. it is? it is.")).toBe("Yes. It is? It is.");
    expect(fill("Γιατί; δεν ξέρω.")).toBe("Γιατί; Δεν ξέρω.");
    expect(fill("კი. არა.")).toBe("კი. არა.");
    expect(fill("Read! https://water.example")).toBe("Read! https://water.example");
  });
});

describe("lowerFirst", () => {
  it.each([
    ["Where is it?", "where is it?"],
    ["I called them.", "I called them."],
    ["У нас", "у нас"],
    ["{Открыл|Открыла} бутылку", "{открыл|открыла} бутылку"],
    ["@zumvari hello", "@zumvari hello"],
    ["ხალხო", "ხალხო"],
  ])("lets %s go on in a sentence", (text, lowered) => {
    expect(lowerFirst(text)).toBe(lowered);
  });
});

describe("writeByHand", () => {
  it("gives one text the look of different people", () => {
    expect(writeByHand("It smells.", "careful", "🤢")).toBe("It smells.");
    expect(writeByHand("It smells.", "hurried", "🤢")).toBe("It smells");
    expect(writeByHand("It smells.", "lowercase", "🤢")).toBe("it smells");
    expect(writeByHand("It smells.", "emoji", "🤢")).toBe("It smells. 🤢");
    expect(writeByHand("Why؟", "loud", "🤢")).toBe("Why؟؟؟");
  });
});
