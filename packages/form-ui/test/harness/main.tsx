import "./count-draws.ts";
import { createRoot } from "react-dom/client";
import "./harness.css";
import type { Locale } from "../../src/fill/index.ts";

/** Which part is shown, and in which language: `?part=fill&locale=en`. */
const query = new URLSearchParams(location.search);
const locale: Locale = query.get("locale") === "en" ? "en" : "zh";
const parts = {
  fill: () => import("./FillPart.tsx"),
  filled: () => import("./FilledPart.tsx"),
  editor: () => import("./EditorPart.tsx"),
  design: () => import("./DesignPart.tsx"),
  shared: () => import("./SharedDesignPart.tsx"),
  table: () => import("./TablePart.tsx"),
  difference: () => import("./DifferencePart.tsx"),
};

/** What `?part=` may be. */
export type PartName = keyof typeof parts;

const name = query.get("part") ?? "fill";
const app = document.getElementById("app");
document.documentElement.lang = locale === "zh" ? "zh-CN" : "en";
if (query.has("dark")) document.documentElement.dataset.dark = "";
if (app !== null && name in parts) {
  const load = parts[name as keyof typeof parts];
  const { default: Part } = await load();
  createRoot(app).render(<Part locale={locale} query={query} />);
}
