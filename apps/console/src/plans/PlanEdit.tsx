export default function PlanEdit() {
  return null;
}
