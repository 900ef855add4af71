'use strict';
(function () {
  var form = document.getElementById('filters');
  var rows = Array.prototype.slice.call(document.querySelectorAll('#findings tbody tr[data-rule]'));
  var shown = document.getElementById('shown');
  if (!form || !rows.length) return;
  var names = ['family', 'level', 'kind', 'document', 'status'];

  function wanted(row, query) {
    for (var i = 0; i < names.length; i++) {
      var field = form.elements[names[i]];
      if (field && field.value && row.dataset[names[i]] !== field.value) return false;
    }
    return query.every(function (word) { return row.dataset.search.indexOf(word) >= 0; });
  }

  function apply() {
    var query = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    rows.forEach(function (row) {
      var show = wanted(row, query);
      row.hidden = !show;
      if (show) count++;
    });
    shown.textContent = count + ' of ' + rows.length + ' shown';
  }

  // A link to a row that the filter hides must still lead to it.
  function reveal() {
    var row = document.getElementById(location.hash.slice(1));
    if (row && row.hidden) { form.reset(); apply(); row.scrollIntoView(); }
  }

  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('reset', function () { setTimeout(apply, 0); });
  window.addEventListener('hashchange', reveal);
  form.hidden = false;
  apply();
})();
