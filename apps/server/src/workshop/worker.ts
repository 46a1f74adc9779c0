import { type TaskName, tasks } from "./tasks.ts";

/** What a thread of the workshop does with each message. */
export default async function work({ name, given }: { name: TaskName; given: unknown[] }): Promise<unknown> {
  const task = tasks[name] as (...given: unknown[]) => unknown;
  return await task(...given);
}
