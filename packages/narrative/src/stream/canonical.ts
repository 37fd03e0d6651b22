/** Parameters that tell who sent a link round, not what it shows. */
const TRACKING = /^(utm_|fbclid|gclid|igshid|mc_|ref_|share|(ref|s|t|si|feature)(=|$))/;
const LONGEST = 300;

/**
 * One form for the addresses under which one page is passed on: without scheme, "www.", "m.", "amp", fragment, tracking
 * parameters and closing slash. Empty for the front page of a site, which all its articles share. Folded input.
 */
export function canonicalLink(link: string): string {
  const [address = "", query = ""] = link.slice(0, LONGEST).split("#", 1)[0]!.split("?", 2);
  const place = address
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^(www|m|mobile|amp)\./, "")
    .replace(/\/amp(\/|$)|\.amp$/, "/")
    .replace(/\/+$/, "");
  const telling = query
    .split("&")
    .filter((part) => part !== "" && !TRACKING.test(part))
    .sort()
    .join("&");
  if (!place.includes("/") && telling === "") return "";
  return telling === "" ? place : `${place}?${telling}`;
}
