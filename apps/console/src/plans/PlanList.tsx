export default function PlanList() {
  return null;
}
