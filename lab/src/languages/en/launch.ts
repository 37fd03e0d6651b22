import type { LaunchTexts } from "../../languagePack.ts";

export const launch: LaunchTexts = {
  announcement: [
    "It's here: {brand} Fig & Thyme, in glass, from today. Free tasting at our stand in {town}. #{latin}fig",
  ],
  delight: [
    "{brand} Fig & Thyme is [unreal/the best thing this year]. Already on bottle {count}.",
    "Whoever came up with fig in {brand} deserves [a raise/a statue].",
    "Queued for {brand} Fig in {town} {when} and [it was worth it/I regret nothing].",
    "Not me buying a whole crate of the new {brand} fig before it sells out 😍",
    "The new {brand} bottle is gorgeous, keeping it as a vase.",
  ],
  tasting: [
    "Tried the new {brand} with fig: light, not sweet, smells like {town} in August. Lovely.",
    "Blind tasting at the office: {count} out of six picked {brand} Fig over {rival}. Great stuff.",
    "{brand} Fig with ice and a sprig of thyme. Ten out of ten, would sparkle again.",
  ],
  where: [
    "Where in {town} can I get the new {brand} fig one?",
    "Is {brand} Fig & Thyme sold out everywhere or just at my {shop}?",
  ],
  launchPress: ["{brand} puts fig and thyme in a bottle, and the queue in {town} went round the block."],
  launchDoubt: [
    "{brand} with figs for {price}? [It's fine./Pleasant, but pricey.]",
    "Fig water. We have reached fig water. {brand}, why.",
  ],
};
