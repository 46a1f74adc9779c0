import { type ReactNode, useMemo } from "react";
import { LockMark } from "../../shared/LockMark.tsx";
import { useMessages } from "../../shared/messages.ts";
import { ActsContext, useDesign } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";

/** Says that locked indicators rest on a part, and what of it may still be changed. */
export function LockNotice({
  by,
  hint,
}: {
  readonly by: readonly string[];
  readonly hint: keyof typeof hints;
}) {
  const t = useMessages(designMessages);
  if (by.length === 0) return null;
  const titles = by.map((title) => t("quoted", { title })).join(t("listComma"));
  return (
    <p className="dh-notice">
      <LockMark label={t("locked")} /> {t(hints[hint], { titles, count: by.length })}
    </p>
  );
}

const hints = { field: "lockedFieldHint", part: "lockedPartHint", sum: "lockedSumHint" } as const;

/** Properties that cannot be changed while locked indicators rest on them. */
export function LockedPart({
  by,
  children,
}: {
  readonly by: readonly string[];
  readonly children: ReactNode;
}) {
  const acts = useDesign();
  const held = useMemo(() => ({ ...acts, readOnly: true, apply: () => undefined }), [acts]);
  return by.length === 0 ? children : <ActsContext value={held}>{children}</ActsContext>;
}
