export default function ReviewList() {
  return null;
}
