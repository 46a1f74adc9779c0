import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Domain } from "./registered.ts";

type FetchTexts = (domains: readonly Domain[]) => Promise<void>;

let fetchTexts: FetchTexts = () => Promise.reject(new Error("Nobody has said where texts are fetched."));

/** Who fetches the texts of `fetched` components: the console's own provider, which stands above all that are fetched. */
export function fetchTextsBy(fetch: FetchTexts): void {
  fetchTexts = fetch;
}

/**
 * A page or part that is fetched when it is first shown, together with the texts of the domains that it and all it imports ask
 * for. A domain that is missing here, or is not needed, fails `app/fetched-texts.test.ts`.
 *
 * @example const FormList = fetched(() => import("../forms/FormList.tsx"), "forms", "library");
 */
export function fetched<Props extends object = object>(
  fetch: () => Promise<{ default: ComponentType<Props> }>,
  ...domains: Domain[]
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [component] = await Promise.all([fetch(), fetchTexts(domains)]);
    return component;
  });
}
