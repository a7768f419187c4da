(function (block) {
  if (!block) return;
  block.querySelectorAll("textarea").forEach(function (area) {
    var label = area.parentNode, button = document.createElement("button"), status = document.createElement("span");
    button.type = "button";
    button.textContent = block.dataset.copy;
    button.setAttribute("aria-label", block.dataset.copy + ": " + label.firstChild.textContent.trim());
    status.setAttribute("role", "status");
    function told() { status.textContent = block.dataset.copied; }
    button.addEventListener("click", function () {
      status.textContent = "";
      function selected() { area.select(); if (document.execCommand("copy")) told(); }
      if (navigator.clipboard) navigator.clipboard.writeText(area.value).then(told, selected);
      else selected();
    });
    label.after(button, status);
  });
})(document.currentScript && document.currentScript.parentNode);
