/**
 * Runs an operator's own model beside the product. The product starts it with the folder as its argument and sends
 * { number, texts }; it answers { number, scores } or { number, failed }. Before that it says once that it is ready, or what is
 * wrong with the folder, and then ends.
 */
import { openModel } from "./model.mjs";

process.on("disconnect", () => process.exit(0));

try {
  const score = await openModel(process.argv[2]);
  process.on("message", async ({ number, texts }) => {
    try {
      process.send({ number, scores: await score(texts) });
    } catch (error) {
      process.send({ number, failed: error.message });
    }
  });
  process.send({ state: "ready" });
} catch (error) {
  process.send({ state: "broken", sentence: error.message }, () => process.exit(1));
}
