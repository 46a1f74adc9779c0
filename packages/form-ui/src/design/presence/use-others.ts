import { useEffect, useSyncExternalStore } from "react";
import type { PresencePort, Present } from "../ports.ts";

const nobody: readonly Present[] = [];
const never = () => () => undefined;
const none = () => nobody;

/** The others in this form; tells them what one looks at oneself. */
export function useOthers(port: PresencePort | undefined, place: string): readonly Present[] {
  useEffect(() => port?.show(place), [port, place]);
  return useSyncExternalStore(port?.subscribe ?? never, port?.others ?? none);
}
