'use strict';
(function () {
  var form = document.getElementById('controls');
  var list = document.getElementById('cards');
  var cards = Array.prototype.slice.call(list.children);
  var states = ['open', 'raised', 'settled'];
  var kept = true; // this browser keeps states
  var state = read();

  function make(name, text, type) {
    var e = document.createElement(name);
    if (text) e.textContent = text;
    if (type) e.type = type;
    return e;
  }

  // States of findings, in the browser's own storage. A page opened from within another
  // may have none.
  function read() {
    try {
      return JSON.parse(localStorage.getItem(document.documentElement.dataset.key)) || {};
    } catch (e) {
      kept = false;
      return {};
    }
  }
  function write() {
    try {
      localStorage.setItem(document.documentElement.dataset.key, JSON.stringify(state));
    } catch (e) {
      kept = false;
    }
  }
  function stateOf(card) { return state[card.dataset.fp] || 'open'; }
  function showState(card) { card.dataset.state = stateOf(card); }

  function addState(card) {
    var label = make('label', 'State ');
    label.className = 'state';
    var select = make('select');
    states.forEach(function (s) { select.appendChild(make('option', s)); });
    select.value = stateOf(card);
    select.addEventListener('change', function () {
      state[card.dataset.fp] = select.value;
      if (select.value === 'open') delete state[card.dataset.fp];
      write();
      showState(card);
      say();
    });
    label.appendChild(select);
    card.querySelector('.meta').appendChild(label);
    showState(card);
  }

  // Copying: the clipboard where the browser allows it, else a selection.
  function copy(text, button) {
    function done(ok) {
      button.textContent = ok ? 'Copied' : 'Press Ctrl+C';
      setTimeout(function () { button.textContent = 'Copy'; }, 2000);
    }
    function old() {
      var area = make('textarea');
      area.value = text;
      document.body.appendChild(area);
      area.select();
      var ok = false;
      try { ok = document.execCommand('copy'); } catch (e) { /* told below */ }
      area.remove();
      button.focus();
      done(ok);
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(function () { done(true); }, old);
    } else {
      old();
    }
  }
  Array.prototype.forEach.call(document.querySelectorAll('.ask'), function (ask) {
    var button = make('button', 'Copy', 'button');
    button.className = 'copy';
    button.setAttribute('aria-label', 'Copy what to ask for');
    button.addEventListener('click', function () {
      copy(ask.dataset.full || ask.querySelector('span').textContent, button);
    });
    ask.appendChild(button);
  });

  function wanted(card, query) {
    var names = ['family', 'level', 'sure', 'kind', 'document', 'state'];
    for (var i = 0; i < names.length; i++) {
      var field = form.elements[names[i]];
      if (field && field.value && card.dataset[names[i]] !== field.value) return false;
    }
    if (!query.length) return true;
    var text = card.textContent.toLowerCase();
    return query.every(function (word) { return text.indexOf(word) >= 0; });
  }

  function say(count) {
    if (count === undefined) count = cards.filter(function (c) { return !c.hidden; }).length;
    var n = {open: 0, raised: 0, settled: 0};
    cards.forEach(function (c) { n[stateOf(c)]++; });
    document.getElementById('shown').textContent = count + ' of ' + cards.length + ' shown; ' +
      n.open + ' open, ' + n.raised + ' raised, ' + n.settled + ' settled' +
      (kept ? '' : ' (this browser does not keep states here: export them)');
  }

  function apply() {
    var query = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    cards.forEach(function (card) {
      card.hidden = !wanted(card, query);
      if (!card.hidden) count++;
    });
    say(count);
  }

  var orders = {
    weight: function () { return 0; },
    place: function (a, b) { return a.dataset.place - b.dataset.place; },
    family: function (a, b) { return rank(a) - rank(b) || (a.dataset.family < b.dataset.family ? -1 : a.dataset.family > b.dataset.family ? 1 : 0); }
  };
  function rank(card) { return card.dataset.row < 0 ? 99 : +card.dataset.row; }
  var sorted = 'weight';
  function sort() {
    var by = form.elements.sort.value;
    if (by === sorted) return;
    sorted = by;
    cards.slice().sort(orders[by]).forEach(function (card) { list.appendChild(card); });
  }

  // A link to a card that the filter hides, or into what is folded, must still lead there.
  function reveal() {
    var to = document.getElementById(location.hash.slice(1));
    if (!to) return;
    for (var e = to; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
    if (to.hidden) { form.reset(); sort(); apply(); }
    to.scrollIntoView();
  }

  function exported() {
    return {resolint: document.querySelector('meta[name=generator]').content, report: document.title, states: cards.map(function (c) {
      return {
        fingerprint: c.dataset.fp.slice(c.dataset.fp.indexOf(':') + 1), document: c.dataset.document, rule: c.dataset.rule,
        clause: c.querySelector('.where').textContent, message: c.querySelector('h3').textContent, state: stateOf(c)
      };
    })};
  }

  if (form && cards.length) {
    cards.forEach(addState);
    form.addEventListener('input', function () { sort(); apply(); });
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    form.addEventListener('reset', function () { setTimeout(function () { sort(); apply(); }, 0); });
    document.getElementById('export').addEventListener('click', function () {
      var link = make('a');
      link.href = URL.createObjectURL(new Blob([JSON.stringify(exported(), null, 2) + '\n'], {type: 'application/json'}));
      link.download = 'states.json';
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
    });
    form.hidden = false;
    apply();
  }
  window.addEventListener('hashchange', reveal);
  if (location.hash) reveal();

  // A point of a map leads to its clause; the table below the map does so too.
  Array.prototype.forEach.call(document.querySelectorAll('.map svg[data-text]'), function (svg) {
    svg.addEventListener('click', function (event) {
      var box = svg.getBoundingClientRect(), d = svg.dataset, scale = svg.viewBox.baseVal.width / box.width;
      var x = Math.floor(((event.clientX - box.left) * scale - d.left) / d.cell);
      var k = Math.floor((event.clientY - box.top) * scale / d.line) * d.per + x;
      if (x >= 0 && k < d.all && document.getElementById('c' + d.text + '-' + (k + 1))) location.hash = 'c' + d.text + '-' + (k + 1);
    });
  });

  // Nothing stays folded on paper but the tables behind pictures.
  window.addEventListener('beforeprint', function () {
    Array.prototype.forEach.call(document.querySelectorAll('main > section details'), function (d) { if (!d.closest('figure')) d.open = true; });
  });
})();
