/** Line drawings on a 24 grid. Always beside a word, never instead of one. */
const drawings = {
  watch: "M3 12h4l2.5-6 4 12 2.5-6h5",
  mentions: "M4 5h16v11H10l-4.5 3.500V16H4Z",
  insights: "M4 20h16M6.5 16.500v-5M11 16.500v-9M15.500 16.500v-7M20 16.500V4.500",
  bell: "M12 4a5.5 5.5 0 0 0-5.5 5.500V14L5 17h14l-1.5-3V9.500A5.5 5.5 0 0 0 12 4ZM10 20a2.2 2.2 0 0 0 4 0",
  incident: "M12 4 21 19.500H3ZM12 10v4.500M12 17v.2",
  publish: "M4 10v4h3l8 4.500v-13L7 10ZM18.5 9.500a4 4 0 0 1 0 5",
  review: "M6 4h12v16H6ZM9 9h6M9 13h6M9 17h3",
  prepare: "M12 3.5 19 6.500v5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9v-5ZM9 12l2.2 2.200L15 10",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.800v4.400M9 14.800v4.4",
  more: "M5 12h.1M12 12h.1M19 12h.1",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.400M18.4 5.6 17 7M7 17l-1.4 1.4",
  moon: "M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10Z",
  globe: "M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM3.5 12h17M12 3.500c-5 5-5 12 0 17 5-5 5-12 0-17Z",
  search: "M10.5 4.500a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM15 15l5 5",
  person: "M12 4.500a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.400ZM4.5 20c.8-4 3.7-6 7.5-6s6.7 2 7.5 6",
  sound: "M4 10v4h3l5 4V6L7 10ZM15.5 9a4.5 4.5 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11",
} as const;
export type IconName = keyof typeof drawings;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 3 : 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
