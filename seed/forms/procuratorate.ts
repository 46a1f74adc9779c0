import type { Form } from "@duheng/contracts";
import { buildForm, defaultGroups } from "./build-form.ts";
import type { Item } from "./items/index.ts";
import { procuratorateCaseItems } from "./procuratorate-cases.ts";
import {
  administrationItems,
  assistantItems,
  procuratorateCommonItems,
  prosecutorItems,
} from "./procuratorate-posts.ts";
import { reviewed } from "./units/unit-form.ts";

/** Indicators in the library: 40 of the whole house and 12 for each of three posts, with their tags. */
export function procuratorateLibrary(): { item: Item; tags: string[] }[] {
  return [
    ...procuratorateCaseItems().map(({ item, lines }) => ({
      item,
      tags: ["检察业务", ...lines.map((line) => (line === "criminal" ? "刑事检察" : "民事行政公益"))],
    })),
    ...procuratorateCommonItems().map((item) => ({ item, tags: ["公务员共性"] })),
    ...prosecutorItems().map((item) => ({ item, tags: ["检察官"] })),
    ...assistantItems().map((item) => ({ item, tags: ["检察辅助"] })),
    ...administrationItems().map((item) => ({ item, tags: ["司法行政"] })),
  ];
}

export type ProcuratoratePaper = "criminal" | "civil" | "assistant" | "administration";

/** A paper is a selection from the library; its individual group is scaled to 60 points. */
export function procuratorateItems(paper: ProcuratoratePaper): Item[] {
  return [...procuratorateCommonItems(), ...ofPost(paper), reviewed()];
}

export function procuratorateForm(paper: ProcuratoratePaper): Form {
  return buildForm({
    title: titles[paper],
    description:
      "从 76 项指标库中选取；个性指标按权重折算为 60 分。业务数据为示例：部分率值目标国家层面已不再考核，仅作演示。",
    items: procuratorateItems(paper),
    groups: defaultGroups.map(({ min, max, ...group }) =>
      group.code === "个性"
        ? { ...group, weight: 60 }
        : { ...group, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
    ),
  });
}

function ofPost(paper: ProcuratoratePaper): Item[] {
  if (paper === "administration") return administrationItems();
  const cases = procuratorateCaseItems();
  if (paper === "assistant") {
    const shared = cases.filter(({ item }) => ["procedure", "writing"].includes(item.indicator.id));
    return [...shared.map(({ item }) => item), ...assistantItems()];
  }
  return [
    ...cases.filter(({ lines }) => lines.includes(paper)).map(({ item }) => item),
    ...prosecutorItems(),
  ];
}

const titles: Record<ProcuratoratePaper, string> = {
  criminal: "检察官（刑事检察）季度考核表",
  civil: "检察官（民事行政公益诉讼）季度考核表",
  assistant: "检察辅助人员季度考核表",
  administration: "司法行政人员季度考核表",
};
