import { createRoot } from "react-dom/client";
import { createBrowserRouter, RouterProvider } from "react-router";
import { App } from "./shell/App.tsx";

const root = document.getElementById("root");
if (root !== null) {
  // A data router: pages may hold back a navigation while something is unsaved.
  const router = createBrowserRouter([{ path: "*", element: <App /> }]);
  createRoot(root).render(<RouterProvider router={router} />);
}
