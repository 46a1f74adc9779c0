export default function FormEdit() {
  return null;
}
