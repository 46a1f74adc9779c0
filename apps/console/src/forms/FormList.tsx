export default function FormList() {
  return null;
}
