"""How things look on the page: HTML made of escaped parts, without Streamlit."""
