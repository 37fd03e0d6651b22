/** Names of networks are the same in every language; the rest is in the catalogue as `listen.platform.<key>`. */
const properNames: Record<string, string> = {
  x: "X",
  instagram: "Instagram",
  facebook: "Facebook",
  youtube: "YouTube",
  telegram: "Telegram",
  vk: "VK",
  bluesky: "Bluesky",
  mastodon: "Mastodon",
  reddit: "Reddit",
};
const words = ["news", "review", "mail", "other"];

export function namePlatform(platform: string, say: (id: string) => string): string {
  if (words.includes(platform)) return say(`listen.platform.${platform}`);
  return properNames[platform] ?? platform;
}
