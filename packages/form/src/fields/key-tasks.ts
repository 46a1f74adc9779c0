export interface KeyTasksOptions {
  readonly title: string;
  /** Stable id; those inside begin with it. */
  readonly id: string;
  /** Most tasks; 20 unless said otherwise. */
  readonly maxItems?: number;
}

/**
 * The schema of a new key-tasks field (考人考事同步、计划节点管理): tasks in rows, each with milestones that have a
 * planned date, the date when they were done, and evidence asked for once they are. Computed fields of each task count
 * them for formulas: `SUM(重点任务.完成节点数) / SUM(重点任务.节点数) * 20`.
 */
export function keyTasksField({ title, id, maxItems = 20 }: KeyTasksOptions): Record<string, unknown> {
  const field = (name: string, part: string, schema: Record<string, unknown>) => ({
    [name]: { title: name, ...schema, "x-id": `${id}-${part}` },
  });
  const count = (formula: string) => ({ type: "integer", "x-computed": formula });
  return {
    type: "array",
    title,
    maxItems,
    "x-id": id,
    "x-tasks": {
      title: "任务名称",
      milestones: "节点",
      milestone: { title: "节点内容", planned: "计划日期", done: "完成日期", evidence: "佐证材料" },
    },
    items: {
      type: "object",
      required: ["任务名称"],
      properties: {
        ...field("任务名称", "task", { type: "string", minLength: 1, maxLength: 100 }),
        ...field("节点", "milestones", {
          type: "array",
          maxItems: 12,
          items: {
            type: "object",
            required: ["节点内容", "计划日期"],
            properties: {
              ...field("节点内容", "milestone", { type: "string", minLength: 1, maxLength: 100 }),
              ...field("计划日期", "planned", { type: "string", format: "date" }),
              ...field("完成日期", "done", { type: "string", format: "date" }),
              ...field("佐证材料", "evidence", {
                type: "object",
                contentMediaType: "application/pdf,image/*",
                "x-visible": "NOT ISBLANK(完成日期)",
              }),
            },
          },
        }),
        ...field("节点数", "planned-count", count("COUNT(节点.计划日期)")),
        ...field("完成节点数", "done-count", count("COUNT(节点.完成日期)")),
        ...field(
          "按期完成节点数",
          "in-time-count",
          count("COUNT(节点[(完成日期 ?? 计划日期) <= 计划日期].完成日期)"),
        ),
      },
    },
  };
}
