export default function CycleStart() {
  return null;
}
