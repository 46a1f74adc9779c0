import type { PartProps } from "./part-props.ts";

export default function Part(_: PartProps) {
  return null;
}
