export default function FeedbackList() {
  return null;
}
