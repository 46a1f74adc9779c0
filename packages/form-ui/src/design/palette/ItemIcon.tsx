import type { PaletteItem } from "./palette-items.ts";

/** The picture of a kind of field, in the colour of the text around it. */
export function ItemIcon({ item }: { readonly item: PaletteItem }) {
  return (
    <svg className="dh-palette-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={strokes[item]} fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" />
    </svg>
  );
}

const strokes: Readonly<Record<PaletteItem, string>> = {
  text: "M3 4V3h10v1M8 3v10M6 13h4",
  number: "M2 12V5L1 6M5 12h.1M8 6a1.5 1.5 0 1 1 3 0c0 2-3 3-3 6h3M14 4v8",
  integer: "M5.5 2.5l-1 11M11.5 2.5l-1 11M2.5 6h11.5M2 10.5h11.5",
  boolean: "M2.5 2.5h11v11h-11zM5 8l2 2.5L11 5.5",
  choice: "M8 2.5a5.5 5.5 0 1 0 .1 0M8 6a2 2 0 1 0 .1 0",
  choices: "M2 3h3v3H2zM2 10h3v3H2zM8 4.5h6M8 11.5h6",
  date: "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3",
  "date-time": "M8 2.5a5.5 5.5 0 1 0 .1 0M8 5v3.2l2.4 1.6",
  list: "M2.5 4h.1M2.5 8h.1M2.5 12h.1M5.5 4h8M5.5 8h8M5.5 12h8",
  rows: "M2 3h12v10H2zM2 6.3h12M2 9.6h12M6.5 3v10",
  object: "M5 2.5H2.5v11H5M11 2.5h2.5v11H11M6 6h4M6 10h4",
  file: "M4 2h5l3.5 3.5V14H4zM9 2v3.5h3.5",
  email: "M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5",
  uri: "M7 9a2.6 2.6 0 0 0 3.8 0l2.4-2.4A2.7 2.7 0 0 0 9.4 2.8L8.5 3.7M9 7a2.6 2.6 0 0 0-3.8 0L2.8 9.4a2.7 2.7 0 0 0 3.8 3.8l.9-.9",
  tasks: "M2 8h12M4 8a1 1 0 1 0 .1 0M8 8a1 1 0 1 0 .1 0M12 8a1 1 0 1 0 .1 0M3 3.5l1 1 2-2M9 3.5l1 1 2-2",
  indicator: "M2.5 13.5v-4h3v4M6.5 13.5v-8h3v8M10.5 13.5v-11h3v11",
};
