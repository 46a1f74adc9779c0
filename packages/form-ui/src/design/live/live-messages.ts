import type { Messages } from "../../shared/messages.ts";

/** What the live form says while its parts are moved. */
export const liveMessages = {
  zh: {
    handle: "移动“{title}”：拖动，或按 Alt+↑、Alt+↓",
    moved: "“{title}”已移到“{section}”第 {place} 个",
    movedSection: "分节“{title}”已移到“{page}”第 {place} 个",
    addColumn: "添加列",
    addMember: "添加字段",
    edge: "“{title}”已在最前或最后",
  },
  en: {
    handle: "Move “{title}”: drag it, or press Alt+↑, Alt+↓",
    moved: "“{title}” is number {place} of “{section}” now",
    movedSection: "Section “{title}” is number {place} of “{page}” now",
    addColumn: "Add a column",
    addMember: "Add a field",
    edge: "“{title}” stands at the edge already",
  },
} satisfies Messages<string>;
