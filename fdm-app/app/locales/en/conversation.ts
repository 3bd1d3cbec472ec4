export const conversation = {
  quoted: "Quoted text",
}
