/** Characters that neither XML nor HTML allows; one of them would make a whole feed unreadable. */
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Cs}/gu;
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escapeMarkup = (text: string): string =>
  text.replace(ILLEGAL, "").replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/** Blank lines part paragraphs, single line ends stay line ends. */
export const toParagraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => `<p>${escapeMarkup(paragraph.trim()).replace(/\n/g, "<br />")}</p>`)
    .join("\n");
