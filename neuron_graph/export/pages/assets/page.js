const data = JSON.parse(document.getElementById("calculation").textContent);
document.getElementById("page").textContent = data.title;
