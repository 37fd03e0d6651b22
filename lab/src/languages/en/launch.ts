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
    "My whole feed is the new {brand} and for once I don't mind.",
    "Fig {brand} at sunset on the pier in {town}. I could get used to this.",
    "Told everyone figs don't belong in water. I was wrong, {brand} is brilliant.",
    "{kin} stole my {brand} fig after one sip. Can't even be cross.",
    "Who needs wine when there's {brand} with thyme?",
    "This {brand} smells like a holiday I haven't had yet. Love it.",
    "Finally a {brand} flavour for people who hate sugar. Thank you!",
  ],
  tasting: [
    "Tried the new {brand} with fig: light, not sweet, smells like {town} in August. Lovely.",
    "Blind tasting at the office: {count} out of six picked {brand} Fig over {rival}. Great stuff.",
    "{brand} Fig with ice and a sprig of thyme. Ten out of ten, would sparkle again.",
    "{brand} Fig review: first the thyme, then the fruit, then you want another.",
    "Brought the new {brand} to a picnic in {town}, six friends, six converts.",
    "Fig on paper: odd. Fig in {brand}: elegant, dry, lovely with cheese.",
    "Zero sugar, real flavour. {brand} got this one right.",
  ],
  where: [
    "Where in {town} can I get the new {brand} fig one?",
    "Is {brand} Fig & Thyme sold out everywhere or just at my {shop}?",
    "Does the {shop} in {town} have {brand} Fig back in stock yet?",
    "Is the {brand} fig a summer thing or here to stay? Asking before I panic-buy.",
    "How much is a crate of the new {brand}? The website says {price} a bottle.",
  ],
  launchPress: ["{brand} puts fig and thyme in a bottle, and the queue in {town} went round the block."],
  launchDoubt: [
    "{brand} with figs for {price}? [It's fine./Pleasant, but pricey.]",
    "Fig water. We have reached fig water. {brand}, why.",
  ],
};
