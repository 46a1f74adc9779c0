export default function QuotaGroupList() {
  return null;
}
