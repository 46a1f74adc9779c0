import type { Form } from "@duheng/contracts";
import { type ClipboardEvent, useLayoutEffect, useRef, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm, useFindings, useSelection } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { addField } from "../operations/fields.ts";
import { addIndicator, patchIndicator } from "../operations/scoring.ts";
import type { Selection } from "../selection.ts";
import { clipboardMessages } from "./clipboard-messages.ts";
import { copyParts } from "./copy-parts.ts";
import { cutParts } from "./cut-parts.ts";
import { copiedHere, keepCopied, pastedText } from "./page-clipboard.ts";
import type { FormParts } from "./parts.ts";
import { pasteParts } from "./paste-parts.ts";
import { placeOfPaste } from "./place-of-paste.ts";
import { readClipboard } from "./read-clipboard.ts";

/** Copying and pasting in the structure tree. */
export interface PartsClipboard {
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  /** The same for buttons; where the browser refuses its clipboard, by what this page remembers, and that is said. */
  readonly copyByButton: () => void;
  readonly pasteByButton: () => Promise<void>;
  /** Lines of text that wait for being told what to become. */
  readonly titles: readonly string[] | null;
  readonly answer: (become: "fields" | "indicators" | "nothing") => void;
}

interface PartsClipboardOptions {
  /** What is copied. */
  readonly chosen: readonly Selection[];
  /** What was cut is gone. */
  readonly onCutAway: () => void;
  /** What was added is chosen now. */
  readonly onAdded: (added: readonly Selection[]) => void;
  /** Tells the person, on the page and to screen readers. */
  readonly say: (sentence: string) => void;
}

/**
 * The clipboard as the browser's own copy, cut and paste events give it: they need no permission and work without
 * HTTPS. What is copied is text, so it goes through any messenger into another form, also on another server.
 */
export function usePartsClipboard({
  chosen,
  onCutAway,
  onAdded,
  say,
}: PartsClipboardOptions): PartsClipboard {
  const { form } = useDesignedForm();
  const selection = useSelection();
  const { lockedIds, lockedUses } = useFindings();
  const { apply, readOnly } = useDesign();
  const t = useMessages(clipboardMessages);
  const words = useMessages(designMessages);
  const [titles, setTitles] = useState<readonly string[] | null>(null);

  // Whether the browser asked for what is copied, when a button told it to.
  const isAsked = useRef(false);
  const copy = (event: ClipboardEvent): FormParts | null => {
    event.preventDefault();
    isAsked.current = true;
    return copyInto((text) => event.clipboardData.setData("text/plain", text));
  };
  const copyInto = (put: (text: string) => void): FormParts | null => {
    const parts = copyParts(form, chosen);
    if (parts === null) {
      say(t("nothingToCopy"));
      return null;
    }
    const text = JSON.stringify(parts);
    keepCopied(text);
    put(text);
    const needed = parts.needed.length;
    const fields = Object.keys(parts.fields.properties).length - needed;
    const count = parts.sections.length + fields + parts.indicators.length;
    say(needed === 0 ? t("copied", { count }) : t("copiedWith", { count, needed }));
    return parts;
  };

  const paste = ({ text, isInside }: ReturnType<typeof pastedText>) => {
    if (readOnly) return;
    const content = readClipboard(text);
    const tell = (sentence: string) => say(isInside ? `${t("pastedInside")}${sentence}` : sentence);
    if (content.kind === "refused") return say(t(`refused_${content.why}`));
    if (content.kind === "titles") return setTitles(content.titles);
    const { form: pasted, added, renamed } = pasteParts(form, content.parts, placeOfPaste(form, selection));
    apply(pasted, "");
    onAdded(added);
    const names = renamed.map(([before, after]) => `${before} → ${after}`).join("，");
    const count = added.length;
    tell(names === "" ? t("pasted", { count }) : t("pastedRenamed", { count, names }));
  };

  // While the browser asks whether the clipboard may be read, the form may change: what is pasted then goes into that one.
  const latest = useRef(paste);
  useLayoutEffect(() => {
    latest.current = paste;
  });

  const answer: PartsClipboard["answer"] = (become) => {
    setTitles(null);
    if (titles === null || become === "nothing") return;
    const { form: next, added } =
      become === "fields"
        ? titlesAsFields(form, titles, selection)
        : titlesAsIndicators(form, titles, selection);
    apply(next, "");
    onAdded(added);
    say(t("pasted", { count: added.length }));
  };

  return {
    onCopy: copy,
    onCut: (event) => {
      const parts = readOnly ? null : copy(event);
      if (parts === null) return;
      const rest = { page: words("restPage"), section: words("rest") };
      apply(cutParts(form, chosen, parts, { lockedIds, lockedUses, rest }), "");
      onCutAway();
    },
    onPaste: (event) => {
      event.preventDefault();
      paste(pastedText(event.clipboardData));
    },
    copyByButton: () => {
      isAsked.current = false;
      // The event of the focused line does it: pages without HTTPS have no other way.
      const isDone = document.execCommand("copy");
      if (isAsked.current && isDone) return;
      const parts = copyInto(() => undefined);
      if (parts !== null) say(t("copiedInside"));
    },
    pasteByButton: async () => {
      const read = await navigator.clipboard?.readText().catch(() => undefined);
      const inside = copiedHere();
      if (read !== undefined) latest.current({ text: read, isInside: false });
      else if (inside !== null) latest.current({ text: inside, isInside: true });
      else say(t("pasteKeys"));
    },
    titles,
    answer,
  };
}

interface Grown {
  readonly form: Form;
  readonly added: readonly Selection[];
}

function titlesAsFields(form: Form, titles: readonly string[], selection: Selection): Grown {
  const { section, after: behind } = placeOfPaste(form, selection);
  const added: Selection[] = [];
  let grown = form;
  let after = behind;
  for (const title of titles) {
    const next = addField(grown, {
      kind: "text",
      title,
      holder: [],
      ...(section === undefined ? {} : { section }),
      ...(after === undefined ? {} : { after }),
    });
    grown = next.form;
    after = next.path[0];
    added.push({ kind: "field", path: next.path });
  }
  return { form: grown, added };
}

function titlesAsIndicators(form: Form, titles: readonly string[], selection: Selection): Grown {
  const group = placeOfPaste(form, selection).group ?? form.score.groups[0]?.code ?? "";
  const added: Selection[] = [];
  let grown = form;
  for (const title of titles) {
    const next = addIndicator(grown, group, title);
    grown = patchIndicator(next.form, next.id, (indicator) => ({ ...indicator, title }));
    added.push({ kind: "indicator", id: next.id });
  }
  return { form: grown, added };
}
