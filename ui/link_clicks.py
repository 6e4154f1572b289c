"""Links that keep the session: a click on a link of ours changes the page without loading the explorer afresh.

An ordinary click would open a new session, and with it the question who reads and why. Here a click becomes what the
browser's own back button is: a new address and the event that announces it, which Streamlit answers by showing that
page. So one click is one entry in the history. `st.switch_page` leaves two, the first of them a wrong address. A link
opened in a new tab still is an ordinary address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_LISTEN = """
const listening = new WeakMap();

function sameDocument(link) {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  target.setAttribute('tabindex', '-1');
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'start' });
}

// A page that is written anew lets go of the keyboard: who opened an entry of a list goes on from that entry.
function stayOn(href) {
  const seen = new MutationObserver(() => {
    const again = document.querySelector(`.stHtml a[aria-current="true"][href="${CSS.escape(href)}"]`);
    if (again && document.activeElement === document.body) again.focus({ preventScroll: true });
  });
  seen.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => seen.disconnect(), 10000);
}

function open(event) {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest('.stHtml a[href]') : null;
  if (!plain || !link || link.origin !== location.origin) return;
  event.preventDefault();
  if (link.getAttribute('href').startsWith('#')) return sameDocument(link);
  if (event.detail === 0) stayOn(link.getAttribute('href'));
  history.pushState({}, '', link.pathname + link.search);
  window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
}

export default function ({ parentElement }) {
  if (!listening.has(parentElement)) {
    document.addEventListener('click', open);
    // Streamlit ends each call that a newer one overtook, also while its element is still to be seen.
    const end = () => {
      if (parentElement.isConnected) return;
      document.removeEventListener('click', open);
      listening.delete(parentElement);
    };
    listening.set(parentElement, end);
  }
  return listening.get(parentElement);
}
"""


def listen() -> None:
    """Listen to clicks on links for as long as the explorer is open in the browser."""
    _component()(key="links")


@st.cache_resource
def _component() -> ComponentRenderer:
    return st.components.v2.component("mosaic_links", js=_LISTEN)
