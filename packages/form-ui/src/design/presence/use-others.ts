import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useMessages } from "../../shared/messages.ts";
import { frameMessages } from "../frame-messages.ts";
import type { PresencePort, Present } from "../ports.ts";

const nobody: readonly Present[] = [];
const never = () => () => undefined;
const none = () => nobody;

/** The others in this form, one's own other windows named as such; tells them what one looks at oneself. */
export function useOthers(port: PresencePort | undefined, place: string): readonly Present[] {
  const t = useMessages(frameMessages);
  useEffect(() => port?.show(place), [port, place]);
  const others = useSyncExternalStore(port?.subscribe ?? never, port?.others ?? none);
  return useMemo(
    () => others.map((each) => (each.isSelf === true ? { ...each, name: t("ownWindow") } : each)),
    [others, t],
  );
}
