import { io } from "/socket.io/socket.io.esm.min.js";
import { Board } from "./classic/board.js";
import { KeyPen, Pointers } from "./classic/pens.js";
import { showStatus } from "./classic/status.js";

const element = (id) => document.getElementById(id);
const canvas = element("board");
const socket = io();
const board = new Board(canvas);

showStatus(socket, element("connection"));
socket.on("drawing", (line) => board.draw(line));

/** Draws here at once, and tells the others. */
function line(from, to) {
  const color = document.querySelector("[name=colour]:checked").value;
  const drawing = { x0: from.x, y0: from.y, x1: to.x, y1: to.y, color };
  board.draw(drawing);
  socket.emit("drawing", drawing);
}

new Pointers(canvas, (x, y) => board.at(x, y), line);
new KeyPen(canvas, element("pen"), line, (text) => (element("said").textContent = text));
