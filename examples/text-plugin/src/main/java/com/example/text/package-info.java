/** A text modality for Polyfuse, and a fusion. */
package com.example.text;
