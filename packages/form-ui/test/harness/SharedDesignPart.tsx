import type { Form } from "@duheng/contracts";
import { useMemo, useState } from "react";
import { type DesignPorts, FormDesigner, type Present } from "../../src/design/index.ts";
import { patrolForm } from "./forms/patrol-form.ts";
import type { PartProps } from "./part-props.ts";

const storedAs = "harness-form";

/** The designer of a form that this browser keeps, with its revisions and with whoever else has it open: `name=林一`. */
export default function SharedDesignPart({ locale, query }: PartProps) {
  const [form, setForm] = useState(stored);
  const ports = useMemo(() => portsFor(query.get("name") ?? "林一"), [query]);
  window.designed = form;
  return (
    <FormDesigner
      form={form}
      onChange={(next) => {
        localStorage.setItem(storedAs, JSON.stringify(next));
        setForm(next);
      }}
      locale={locale}
      lockedIds={["i-closing"]}
      ports={ports}
      historyKey="harness"
    />
  );
}

function stored(): Form {
  const text = localStorage.getItem(storedAs);
  return text === null ? patrolForm : JSON.parse(text);
}

/** Presence between the tabs of one browser; the revisions are the form as it came and as it is kept now. */
function portsFor(name: string): DesignPorts {
  const id = crypto.randomUUID();
  const channel = new BroadcastChannel("harness-presence");
  const listeners = new Set<() => void>();
  let others: readonly Present[] = [];
  let place = "form";
  const tell = () => channel.postMessage({ id, name, place });
  channel.onmessage = ({ data }: MessageEvent<Present>) => {
    const isNew = others.every((other) => other.id !== data.id);
    others = [...others.filter((other) => other.id !== data.id), data];
    for (const listener of listeners) listener();
    if (isNew) tell();
  };
  return {
    presence: {
      others: () => others,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      show: (next) => {
        place = next;
        tell();
      },
    },
    history: {
      revisions: async () => [
        { number: 2, savedAt: "2026-10-02T08:00:00Z", savedBy: "林一" },
        { number: 1, savedAt: "2026-10-01T08:00:00Z", savedBy: "周二" },
      ],
      document: async (number) => (number === 1 ? patrolForm : stored()),
    },
  };
}
