import { createRoot } from "react-dom/client";
import { showColours } from "./colours.ts";
import { LightPage } from "./LightPage.tsx";
import "./light.css";

/**
 * The light filling page, `/fill` and `/fill/<id>`: what a link in a notice opens, on a phone too. It loads React,
 * the renderer and the compiled paper alone; everything else is in the console.
 */
const root = document.getElementById("root");
if (root !== null) {
  showColours();
  createRoot(root).render(<LightPage />);
}
