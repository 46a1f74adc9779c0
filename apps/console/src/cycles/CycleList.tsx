export default function CycleList() {
  return null;
}
