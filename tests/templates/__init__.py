"""Tests of the components, the form pack and the style sheets."""
